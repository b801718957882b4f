import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/failsafe-reports/TEST-example.OutcomesIT.xml'))
def test = { name -> suite.testcase.find { it.@name.text().startsWith(name) } }

assert test('passed').children().findAll { it.name() in ['failure', 'error', 'skipped'] }.isEmpty()
assert test('degraded').children().findAll { it.name() in ['failure', 'error', 'skipped'] }.isEmpty()
assert test('aPlainTestBesideThem').children().findAll { it.name() in ['failure', 'error', 'skipped'] }.isEmpty()
assert test('failed').failure.@message.text().startsWith('U0500 undecided: GET /broken answered 500')
assert test('broken').error.@message.text().startsWith('X0101 check: ')
assert !test('skipped').skipped.isEmpty()

def results = new File(basedir, 'target/allure-results').listFiles()
    .findAll { it.name.endsWith('-result.json') }
    .collect { new JsonSlurper().parse(it) }
def status = { check ->
  def found = results.findAll { r -> r.labels.any { it.name == 'checkId' && it.value == check } }
  assert found.size() == 1: "${check}: ${found.size()} Allure results"
  found[0].status
}
assert status('passed') == 'passed'
assert status('degraded') == 'passed'
assert status('failed') == 'failed'
assert status('broken') == 'broken'
assert status('skipped') == 'skipped'

def journals = new File(basedir, '.roadworthy/journals').listFiles()
assert journals.size() == 1: "one round, one journal: ${journals}"
return true
