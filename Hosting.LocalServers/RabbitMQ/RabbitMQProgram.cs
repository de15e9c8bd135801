using System.Security.Cryptography;
using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using RabbitMQ.Client;

namespace Evolution.Hosting.LocalServers.RabbitMQ;

/// <summary>Runs a RabbitMQ broker that keeps all files in its own folders, together with its own Erlang port mapper.</summary>
sealed class RabbitMQProgram(RabbitMQExecutableResource broker, LocalServerRun run) : LocalServerProgram(broker, ServerPackage.RabbitMQ, run)
{
    public const string PortMapperEndpoint = "epmd", DistributionEndpoint = "distribution";

    // Without a port mapper on the port, RabbitMQ would start one in the background that outlives it. A port mapper that remains
    // from a killed broker also serves the new broker, and the second port mapper exits. exec replaces the shell, so that the orchestrator tracks the broker's process.
    const string Script = """
        "$1" -port "$ERL_EPMD_PORT" -address 127.0.0.1 >/dev/null 2>&1 &
        tries=0
        until "$1" -port "$ERL_EPMD_PORT" -names >/dev/null 2>&1 || [ "$tries" -ge 100 ]; do
          tries=$((tries + 1))
          sleep 0.05
        done
        exec "$2"
        """;

    protected override string[] IgnoredVariablePrefixes => ["RABBITMQ_", "ERL_", "PLUGINS_"];

    PidFile PidFile => new(Path.Combine(DataFolder, "rabbitmq.pid"), "beam.smp");

    public void AddEnvironment(Dictionary<string, object> variables)
    {
        variables["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin";
        variables["HOME"] = GetPath("home");
        variables["LANG"] = variables["LC_ALL"] = "C.UTF-8";
        variables["ERL_EPMD_PORT"] = GetPort(PortMapperEndpoint);
        variables["ERL_EPMD_ADDRESS"] = "127.0.0.1";
        variables["RABBITMQ_NODENAME"] = $"{broker.Name}@localhost";
        variables["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1";
        variables["RABBITMQ_NODE_PORT"] = GetPort(broker.PrimaryEndpoint.EndpointName);
        variables["RABBITMQ_DIST_PORT"] = GetPort(DistributionEndpoint);
        variables["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}";
        variables["RABBITMQ_CONF_ENV_FILE"] = GetPath("no-environment-file");
        variables["RABBITMQ_CONFIG_FILE"] = GetPath("no-config-file");
        variables["RABBITMQ_ADVANCED_CONFIG_FILE"] = GetPath("advanced.config");
        variables["RABBITMQ_ENABLED_PLUGINS_FILE"] = GetPath("enabled_plugins");
        variables["RABBITMQ_PLUGINS_DIR"] = GetPath("plugins");
        variables["RABBITMQ_BASE"] = Folder;
        variables["RABBITMQ_MNESIA_BASE"] = Path.Combine(DataFolder, "data");
        variables["RABBITMQ_LOG_BASE"] = Folder;
        variables["RABBITMQ_LOGS"] = "-";
        variables["RABBITMQ_PID_FILE"] = PidFile.Path;
        variables["RABBITMQ_GENERATED_CONFIG_DIR"] = GetPath("generated");
        variables["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(DataFolder, "feature_flags");
        // Makes RabbitMQ's script replace itself with the broker instead of waiting for it.
        variables["RUNNING_UNDER_SYSTEMD"] = "true";
    }

    protected override async Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellationToken)
    {
        await WaitUntilExitedAsync(PidFile, cancellationToken);
        foreach (var folder in new[] { GetPath("home"), GetPath("plugins"), Path.Combine(DataFolder, "data") }) PrivateFolder.Create(folder);

        // The broker reads every plugin in its plugins folder, which adds more than a second to its start, so the folder contains only the core.
        var core = ServerPackage.FindRabbitMQCore(Package.Folder)!;
        var link = GetPath($"plugins/{Path.GetFileName(core)}");
        if (!Directory.Exists(link)) Directory.CreateSymbolicLink(link, core);

        // The cookie grants access to the node.
        var cookie = GetPath("home/.erlang.cookie");
        await PrivateFile.WriteAsync(cookie, RandomNumberGenerator.GetHexString(40), cancellationToken);
        File.SetUnixFileMode(cookie, UnixFileMode.UserRead);

        await PrivateFile.WriteAsync(GetPath("enabled_plugins"), "[].\n", cancellationToken);
        await PrivateFile.WriteAsync(GetPath("advanced.config"), $$"""
            [{rabbit, [{default_user, <<"{{RabbitMQExecutableResource.UserName}}">>},
                       {default_pass, <<"{{Escape(await GetPasswordAsync(cancellationToken))}}"/utf8>>}]}].

            """, cancellationToken);
        return ["/bin/sh", "-c", Script, broker.Name, PortMapper, Path.Combine(Package.Folder, "rabbitmq-server")];
    }

    public override async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(await GetConnectionStringAsync(cancellationToken)),
            ClientProvidedName = "aspire-host",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
    }

    /// <summary>The path of Erlang's port mapper daemon, on PATH or next to the virtual machine.</summary>
    static string PortMapper => SearchPath.Find("epmd", [.. SearchPath.FindFolders("/usr/lib/erlang/erts-*/bin"), .. SearchPath.FindFolders("/usr/lib64/erlang/erts-*/bin"), "/opt/homebrew/bin", "/usr/local/bin"])
        ?? throw new DistributedApplicationException("epmd, which comes with Erlang, was not found on PATH.");

    ReferenceExpression GetPort(string endpoint) => ReferenceExpression.Create($"{new EndpointReference(broker, endpoint).Property(EndpointProperty.TargetPort)}");

    string GetPath(string name) => Path.Combine(Folder, name);

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
