#!/bin/sh
# Stands in for ffmpeg in tests: takes its arguments, and instead of decoding does what a word in the "video" says.
# Frames are copies of the pictures in the folder frames/ beside it.
video='' last='' list='' reader='' output='' chosen=''
for argument in "$@"; do
  case "$last" in
    -i) video="${argument#file:}" ;;
    -f) [ -n "$reader" ] || reader="$argument" ;;
    -protocol_whitelist) list="$argument" ;;
    -vf) chosen="$argument" ;;
  esac
  last="$argument"
  output="$argument"
done
[ "$list" = 'file,pipe' ] || { echo 'no protocols were ruled out' >&2; exit 2; }
[ -n "$reader" ] || { echo 'no reader was named' >&2; exit 2; }
[ -f "$video" ] || { echo "$video: No such file or directory" >&2; exit 1; }
out=$(dirname "${output#file:}")
frames="$(dirname "$0")/frames"
case "$(cat "$video" | tr -d '\000')" in
  *broken*) echo 'Invalid data found when processing input' >&2; exit 1 ;;
  *endless*) while :; do :; done ;;
  *greedy*) exec dd if=/dev/zero of=/dev/null bs=3000000000 count=1 ;;
  *floods*) head -c 50000000 /dev/zero > "$out/1000.jpg"; exit 1 ;;
  *short*) case "$chosen" in *isnan*) exit 0 ;; esac; cp "$frames/1000.jpg" "$out/0.jpg" ;;
  *many*) for n in 1 2 3 4 5 6 7 8 9 10 11 12; do cp "$frames/1000.jpg" "$out/${n}000.jpg"; done ;;
  *tells*) env > "$(dirname "$0")/environment.txt"; cp "$frames"/*.jpg "$out/" ;;
  *) cp "$frames"/*.jpg "$out/" ;;
esac
