# Waits until the app host has ended, which closes this script's input, then until its servers have, and removes their folder.
# Usage: sh -c "$(cat clean-up.sh)" clean-up FOLDER
folder=$1
trap '' INT TERM HUP QUIT
while read -r line; do :; done

# The processes that are in the folder: all servers start there.
servers() {
  if [ -e /proc/self/cwd ]; then
    for process in /proc/[0-9]*; do
      case $(readlink "$process/cwd" 2>/dev/null) in "$folder" | "$folder"/* | "$folder (deleted)") echo "${process#/proc/}" ;; esac
    done
  else
    lsof -a -d cwd -t +D "$folder" 2>/dev/null
  fi
}

# The orchestrator ends them within 6 s; SIGINT is PostgreSQL's fast shutdown, which does not wait for clients.
tries=0
while left=$(servers) && [ -n "$left" ] && [ "$tries" -lt 70 ]; do
  [ "$tries" -ne 5 ] || kill -INT $left 2>/dev/null
  tries=$((tries + 1))
  sleep 0.1
done
[ -z "$left" ] || kill -KILL $left 2>/dev/null

# What was just killed may write its last file while the folder is emptied.
tries=0
while [ -e "$folder" ] && [ "$tries" -lt 20 ]; do
  rm -rf -- "$folder" 2>/dev/null
  tries=$((tries + 1))
  [ ! -e "$folder" ] || sleep 0.1
done
