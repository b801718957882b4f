#!/bin/sh
# Makes an image to build on from what this machine has, for machines that reach no registry:
# a Java, the programs that the start script uses, and the libraries that they need.
#   base-image.sh JAVA_HOME EMPTY_FOLDER IMAGE
set -eu
java=$1
root=$2
image=$3

mkdir -p "$root/opt/java" "$root/tmp"
chmod 1777 "$root/tmp"
# With the files that links lead to elsewhere on this machine.
tar -C "$java" -ch --exclude=./jmods --exclude=./lib/src.zip --exclude=./man --exclude=./docs . |
  tar -C "$root/opt/java" -x
programs=/bin/sh
for tool in cksum chown find mkdir mv nice readlink rm sed sync; do
  programs="$programs $(command -v "$tool")"
done
# shellcheck disable=SC2086 # several programs
libraries=$(ldd $programs "$java/bin/java" "$java/lib/server/libjvm.so" "$java"/lib/lib*.so |
  sed -n 's/^\t\(.* => \)\{0,1\}\(\/[^ ]*\) (0x.*/\2/p' | sort -u)
# Libraries that were built for an older glibc still ask for these.
for name in libdl.so.2 libpthread.so.0 librt.so.1; do
  for libc in $libraries; do
    case $libc in */libc.so.6) libraries="$libraries ${libc%/*}/$name" ;; esac
  done
done
for file in $programs $libraries; do
  case $file in
    "$java"/*) ;;
    *) cp -L --parents "$file" "$root" ;;
  esac
done
tar -C "$root" -c . | docker import --change "ENV PATH=/opt/java/bin:/usr/bin:/bin" - "$image"
