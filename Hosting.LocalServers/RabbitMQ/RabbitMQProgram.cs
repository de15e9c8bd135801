using System.Security.Cryptography;
using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using RabbitMQ.Client;

namespace Evolution.Hosting.LocalServers.RabbitMQ;

/// <summary>Runs a RabbitMQ broker whose files are all in its folder, with an Erlang port mapper of its own beside it.</summary>
sealed class RabbitMQProgram(RabbitMQExecutableResource broker, LocalServerRun run) : LocalServerProgram(broker, ServerPackage.RabbitMQ, run)
{
    public const string PortMapperEndpoint = "epmd", DistributionEndpoint = "distribution";

    // The mapper runs in the foreground: Erlang would start one for the whole machine, which stays behind. After a crash the old one may
    // still be there, and serves the new broker as well. The shell becomes the broker, so that the process the orchestrator knows is it.
    const string Script = """
        unset $3
        "$1" -port "$ERL_EPMD_PORT" -address 127.0.0.1 >/dev/null 2>&1 &
        exec "$2"
        """;

    public override void AddArguments(IList<object> arguments)
    {
        foreach (var argument in (string[])["-c", Script, "rabbitmq", PortMapper, Path.Combine(Package.Folder, "rabbitmq-server"), string.Join(' ', Foreign)]) arguments.Add(argument);
    }

    public void AddEnvironment(Dictionary<string, object> variables)
    {
        variables["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin";
        variables["HOME"] = In("home");
        variables["LANG"] = variables["LC_ALL"] = "C.UTF-8";
        variables["ERL_EPMD_PORT"] = PortOf(PortMapperEndpoint);
        variables["ERL_EPMD_ADDRESS"] = "127.0.0.1";
        variables["RABBITMQ_NODENAME"] = $"{broker.Name}@localhost";
        variables["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1";
        variables["RABBITMQ_NODE_PORT"] = broker.PrimaryEndpoint.Property(EndpointProperty.TargetPort);
        variables["RABBITMQ_DIST_PORT"] = PortOf(DistributionEndpoint);
        variables["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}";
        variables["RABBITMQ_CONF_ENV_FILE"] = In("no-environment-file");
        variables["RABBITMQ_CONFIG_FILE"] = In("no-config-file");
        variables["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config");
        variables["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins");
        variables["RABBITMQ_PLUGINS_DIR"] = In("plugins");
        variables["RABBITMQ_BASE"] = Folder;
        variables["RABBITMQ_MNESIA_BASE"] = In("data");
        variables["RABBITMQ_LOG_BASE"] = Folder;
        variables["RABBITMQ_LOGS"] = "-";
        variables["RABBITMQ_PID_FILE"] = In("pid");
        variables["RABBITMQ_GENERATED_CONFIG_DIR"] = In("generated");
        variables["RABBITMQ_FEATURE_FLAGS_FILE"] = In("feature_flags");
        // Lets RabbitMQ's script become the broker instead of waiting for it.
        variables["RUNNING_UNDER_SYSTEMD"] = "true";
        own = [.. variables.Keys];
    }

    HashSet<string> own = [];

    protected override async Task<string> PrepareAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(In("plugins"))) Make();

        // Whoever knows the cookie is let into the node.
        var cookie = In("home/.erlang.cookie");
        if (!File.Exists(cookie))
        {
            await PrivateFile.WriteAsync(cookie, RandomNumberGenerator.GetHexString(40), cancellation);
            File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        }
        await PrivateFile.WriteAsync(In("enabled_plugins"), "[].\n", cancellation);
        await PrivateFile.WriteAsync(In("advanced.config"), $$"""
            [{rabbit, [{default_user, <<"{{RabbitMQExecutableResource.UserName}}">>},
                       {default_pass, <<"{{Escape(await PasswordAsync(cancellation))}}">>}]}].

            """, cancellation);
        return "/bin/sh";
    }

    public override async Task ProbeAsync(CancellationToken cancellation)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(await ConnectionStringAsync(cancellation)),
            ClientProvidedName = "aspire-host",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        };
        await using var connection = await factory.CreateConnectionAsync(cancellation);
    }

    void Make()
    {
        ServerUser.MakeFolder(Folder);
        foreach (var inner in new[] { "home", "data", "plugins" }) ServerUser.MakeFolder(In(inner));

        // The broker reads every plugin that it sees, which takes more than a second of its start: it sees its core only.
        var core = ServerPackage.RabbitMQCore(Package.Folder)!;
        Directory.CreateSymbolicLink(In($"plugins/{Path.GetFileName(core)}"), core);
    }

    /// <summary>Erlang's port mapper daemon, on PATH or beside the virtual machine.</summary>
    static string PortMapper => SearchPath.Find("epmd", [.. SearchPath.Match("/usr/lib/erlang/erts-*/bin"), .. SearchPath.Match("/usr/lib64/erlang/erts-*/bin"), "/opt/homebrew/bin", "/usr/local/bin"])
        ?? throw new DistributedApplicationException("epmd, which comes with Erlang, was not found on PATH.");

    /// <summary>Variables for brokers and Erlang programs of the user's own.</summary>
    IEnumerable<string> Foreign => ForeignVariables.Names("RABBITMQ_", "ERL_", "PLUGINS_").Where(name => !own.Contains(name));

    ReferenceExpression PortOf(string endpoint) => ReferenceExpression.Create($"{new EndpointReference(broker, endpoint).Property(EndpointProperty.TargetPort)}");

    string In(string name) => Path.Combine(Folder, name);

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
