using System.Globalization;
using System.Security.Cryptography;

namespace Evolution.Hosting.Native;

/// <summary>The files of a RabbitMQ broker: everything it reads and writes is in the run's folder, nothing in <c>/var</c> or <c>/etc</c>.</summary>
sealed class RabbitMqFolder(RabbitMQServerResource broker, HostRun run)
{
    readonly Lazy<int> distributionPort = new(run.Ports.Take), portMapperPort = new(run.Ports.Take);

    public string Path => System.IO.Path.Combine(run.Folder, broker.Name);

    /// <summary>Erlang's port mapper daemon, on the search path or beside the virtual machine.</summary>
    public static string PortMapper => SearchPath.Find("epmd", [.. SearchPath.Match("/usr/lib/erlang/erts-*/bin"), "/opt/homebrew/bin", "/usr/local/bin"])
        ?? throw new InvalidOperationException("Erlang's epmd was not found");

    public Dictionary<string, string> Environment => new()
    {
        ["PATH"] = $"{System.Environment.GetEnvironmentVariable("PATH")}:/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = In("home"),
        ["LANG"] = "C.UTF-8",
        ["ERL_EPMD_PORT"] = Text(portMapperPort.Value),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"{broker.Name}@localhost",
        ["RABBITMQ_DIST_PORT"] = Text(distributionPort.Value),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CONF_ENV_FILE"] = In("no-environment-file"),
        ["RABBITMQ_CONFIG_FILE"] = In("no-config-file"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
        ["RABBITMQ_PLUGINS_DIR"] = In("plugins"),
        ["RABBITMQ_BASE"] = Path,
        ["RABBITMQ_MNESIA_BASE"] = In("data"),
        ["RABBITMQ_LOG_BASE"] = Path,
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = In("pid"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = In("generated"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = In("feature_flags"),
        // Lets the script become the broker instead of waiting for it, so that the process we started is the one to signal.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    /// <summary>Makes the folder on the first start; later ones find their data again.</summary>
    public void Prepare(string password)
    {
        if (Directory.Exists(Path)) return;
        run.MakeFolder(broker.Name);
        foreach (var inner in new[] { "home", "data", "plugins" }) PrivateFile.MakeFolder(In(inner));

        // Whoever knows the cookie is let into the node.
        PrivateFile.Write(In("home/.erlang.cookie"), RandomNumberGenerator.GetHexString(40));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(In("home/.erlang.cookie"), UnixFileMode.UserRead);

        PrivateFile.Write(In("enabled_plugins"), "[].\n");
        PrivateFile.Write(In("advanced.config"), $$"""
            [{rabbit, [{tcp_listeners, [{"127.0.0.1", {{Text(broker.PrimaryEndpoint.Port)}}}]},
                       {default_user, <<"{{RabbitMQServerResource.UserName}}">>},
                       {default_pass, <<"{{password}}">>}]}].

            """);
        LinkCore();
    }

    /// <summary>Shows the broker only its core among the plugins: it reads every one it sees, which takes more than a second of its five.</summary>
    void LinkCore()
    {
        var core = RabbitMqInstallation.CoreOf(run.Servers.RabbitMq.Folder)!;
        Directory.CreateSymbolicLink(In($"plugins/{System.IO.Path.GetFileName(core)}"), core);
    }

    string In(string name) => System.IO.Path.Combine(Path, name);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
