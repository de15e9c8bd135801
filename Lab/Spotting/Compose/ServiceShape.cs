namespace Evolution.Lab.Spotting.Compose;

/// <summary>What a Compose service may say, and the forms of what is read of it.</summary>
static class ServiceShape
{
    // s: a single value, l: a list, m: a mapping.
    static readonly Dictionary<string, string> Forms = new()
    {
        ["image"] = "s", ["build"] = "sm", ["command"] = "sl", ["entrypoint"] = "sl", ["container_name"] = "s", ["hostname"] = "s", ["network_mode"] = "s",
        ["environment"] = "lm", ["env_file"] = "slm", ["ports"] = "l", ["expose"] = "l", ["depends_on"] = "lm", ["links"] = "l", ["external_links"] = "l",
        ["networks"] = "lm", ["volumes"] = "l", ["volumes_from"] = "l", ["configs"] = "l", ["secrets"] = "l", ["extends"] = "sm",
    };

    static readonly HashSet<string> Known =
    [
        .. Forms.Keys, "annotations", "attach", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "cpu_count", "cpu_percent", "cpu_period", "cpu_quota",
        "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt",
        "dns_search", "domainname", "extra_hosts", "gpus", "group_add", "healthcheck", "init", "ipc", "isolation", "label_file", "labels", "logging", "mac_address",
        "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "models", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "post_start",
        "pre_stop", "privileged", "profiles", "provider", "pull_policy", "read_only", "restart", "runtime", "scale", "security_opt", "shm_size", "stdin_open",
        "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "use_api_socket", "user", "userns_mode", "uts", "working_dir",
    ];

    public static bool IsKnown(string attribute) => Known.Contains(attribute) || attribute.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Lists what stands in a form that means nothing.</summary>
    public static void Check(Member service, Reading reading)
    {
        foreach (var attribute in service.Value.Members)
        {
            if (Forms.TryGetValue(attribute.Key, out var forms) && FormOf(attribute.Value) is { } form && !forms.Contains(form))
                reading.Miss(attribute.Place, $"{attribute.Key} is {Name(form)} here, which means nothing in Compose; it was passed over", service.Key);
        }
    }

    static char? FormOf(Part part) => part switch { ScalarPart { Text: null } => null, ScalarPart => 's', ListPart => 'l', _ => 'm' };

    static string Name(char form) => form switch { 's' => "a single value", 'l' => "a list", _ => "a mapping" };
}
