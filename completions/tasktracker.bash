# bash completion for tasktracker. It asks the tool at each TAB, so it never gets old.
#
# For now:       source <(tasktracker completion bash)
# For you:       mkdir -p ~/.local/share/bash-completion/completions &&
#                tasktracker completion bash > ~/.local/share/bash-completion/completions/tasktracker
#                (needs the package bash-completion; without it, put the line "For now" into ~/.bashrc)
# For everybody: copy this file to /usr/share/bash-completion/completions/tasktracker

_tasktracker() {
    local tool=$1 line kind=
    [[ $tool == '~/'* ]] && tool=$HOME/${tool:2}
    type -P -- "$tool" >/dev/null || tool=tasktracker
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then
            kind=$line
        else
            COMPREPLY+=("$line")
        fi
    done < <("$tool" __complete --for bash --line="${COMP_LINE:0:COMP_POINT}" --breaks="${COMP_WORDBREAKS-}" \
        --type="${COMP_TYPE:-9}" --width="${COLUMNS:-80}" 2>/dev/null </dev/null)
    if [[ $kind == files ]]; then
        compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2"))
    fi
}
# bash 4.4 and newer keep the order of the tool.
complete -o nosort -F _tasktracker tasktracker 2>/dev/null || complete -F _tasktracker tasktracker
