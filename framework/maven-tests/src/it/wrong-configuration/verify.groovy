def log = new File(basedir, 'build.log').text
['roadworthy.yaml:3', 'embeded', 'did you mean "embedded"', 'roadworthy.yaml:4', 'soon', 'roadworthy.yaml:7', 'pigeon'].each {
  assert log.contains(it): "${it} is not in the log"
}
return true
