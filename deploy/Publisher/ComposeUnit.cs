using System.Text.RegularExpressions;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Evolution.Publisher;

/// <summary>
/// Adds to a unit's Compose file the settings that a deployment needs but the app model does not describe: databases, volumes, health checks,
/// restart policies, log limits, image names, required passwords, and the network that connects the units.
/// </summary>
static partial class ComposeUnit
{
    const string UnitNetwork = "inner", SharedNetwork = "evolution", Port = "8080", DatabaseVariable = "POSTGRES_DB";

    // The user id of the app user in the .NET images. Set here, so that even an image built to run as root does not run as root.
    const string ServiceUser = "1654";

    // The user id of the server in the Redis image. If the container started as root, only the image's entry point would switch to this user.
    const string StoreUser = "999";

    // The user id of the process in the HAProxy image.
    const string LoadBalancerUser = "99";

    const string LoadBalancerFile = "haproxy.cfg";

    public static void AddDeploymentSettings(ComposeFile file, string unit, bool isOnlyUnit)
    {
        file.Name = $"evolution-{unit}";
        file.Networks.Clear();
        file.AddNetwork(new Network { Name = UnitNetwork, Driver = "bridge" });
        if (!isOnlyUnit) file.AddNetwork(new Network { Name = SharedNetwork, External = true });
        foreach (var (name, service) in file.Services)
        {
            var isReachableFromOtherUnits = Kind.Of(service) is not Kind.Postgres and not Kind.Redis;
            service.Networks = isOnlyUnit || !isReachableFromOtherUnits ? [UnitNetwork] : [UnitNetwork, SharedNetwork];
            ConfigureRestartAndLogging(service);
            foreach (var variable in service.Environment.Keys.ToArray()) service.Environment[variable] = ExpandVariables(service.Environment[variable]);
            foreach (var dependency in service.DependsOn.Values) dependency.Condition = "service_healthy";
            AddServiceSettings(file, name, service);
        }
        if (!isOnlyUnit && file.Services.Values.SingleOrDefault(service => service.Ports is not []) is { } published) AddLoadBalancer(file, published);
    }

    /// <summary>
    /// Moves the published port of a service to a load balancer in front of it. Only one container can publish a port, so without
    /// the load balancer, connections are refused while the service is replaced.
    /// </summary>
    static void AddLoadBalancer(ComposeFile file, Service service)
    {
        var loadBalancer = new Service
        {
            Name = "load-balancer",
            Image = "docker.io/library/haproxy:3.2",
            Volumes = [new() { Name = LoadBalancerFile, Type = "bind", Source = $"./{LoadBalancerFile}", Target = "/usr/local/etc/haproxy/haproxy.cfg", ReadOnly = true }],
            Ports = service.Ports,
            Networks = [UnitNetwork],
            User = LoadBalancerUser,
            StopGracePeriod = "20s",
            Healthcheck = CreateHealthcheck("CMD", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{Port}"),
        };
        ConfigureRestartAndLogging(loadBalancer);
        Harden(loadBalancer);
        LimitMemory(loadBalancer, "128M");
        (service.Ports, service.Expose) = ([], [Port]);
        file.AddService(loadBalancer);
    }

    static void ConfigureRestartAndLogging(Service service)
    {
        service.Restart = "unless-stopped";
        service.Logging = new() { Driver = "json-file", Options = new() { ["max-size"] = "10m", ["max-file"] = "3" } };
    }

    static void AddServiceSettings(ComposeFile file, string name, Service service)
    {
        switch (Kind.Of(service))
        {
            case Kind.Postgres:
                AddVolume(file, service, name, "/var/lib/postgresql");
                LimitMemory(service, "512M");
                service.Environment[DatabaseVariable] = FindDatabase(name, file);
                service.StopGracePeriod = "60s";
                service.Healthcheck = CreateHealthcheck("CMD-SHELL", "pg_isready --username postgres --host 127.0.0.1");
                break;
            case Kind.Redis:
                // exec replaces the shell with the server, so that the server receives signals. The cache is not persisted.
                service.Command[^1] = $"exec {service.Command[^1]} --save ''";
                service.User = StoreUser;
                Harden(service);
                LimitMemory(service, "64M");
                service.StopGracePeriod = "10s";
                service.Healthcheck = CreateHealthcheck("CMD-SHELL", "REDISCLI_AUTH=$$REDIS_PASSWORD redis-cli ping | grep --quiet PONG");
                break;
            case Kind.RabbitMQ:
                // RabbitMQ stores its data in a folder that is named after the host, so the name must be stable.
                service.Hostname = name;
                AddVolume(file, service, name, "/var/lib/rabbitmq");
                LimitMemory(service, "512M");
                service.StopGracePeriod = "60s";
                // Checks the first byte of the response to a client's protocol header; rabbitmq-diagnostics would start an Erlang virtual machine for each check.
                service.Healthcheck = CreateHealthcheck("CMD", "bash", "-c", @"exec 3<>/dev/tcp/127.0.0.1/5672 && printf 'AMQP\0\0\011\001' >&3 && IFS= read -r -t 5 -n 1 -u 3 first && [[ $$first == $$'\001' ]]");
                break;
            default:
                service.Image = $"${{REGISTRY:-evolution}}/{name}:${{TAG:-latest}}";
                // Without a registry, an image that is missing locally would be pulled from an unrelated account that has the same name.
                service.PullPolicy = "${PULL_POLICY:-never}";
                service.User = ServiceUser;
                Harden(service);
                LimitMemory(service, "320M");
                // Longer than a service takes to complete its requests in flight.
                service.StopGracePeriod = "20s";
                // For the runtime's diagnostic socket, and for uploads that are too large to buffer in memory.
                service.Tmpfs = ["/tmp:size=64m"];
                service.Expose = [Port];
                if (service.Ports.Count > 0) (service.Ports, service.Expose) = ([$"${{GATEWAY_PORT:-{Port}}}:{Port}"], []);
                service.Healthcheck = CreateHealthcheck("CMD", "dotnet", $"{char.ToUpperInvariant(name[0])}{name[1..]}.dll", "--health");
                break;
        }
    }

    static void Harden(Service service)
    {
        service.CapDrop = ["ALL"];
        service.SecurityOpt = ["no-new-privileges:true"];
        service.ReadOnly = true;
    }

    // More than twice the memory that each service used under load (deploy/README.md, "What was tested"). PostgreSQL uses up to 1.8 MiB per connection; Redis starts to evict at 16 MB.
    static void LimitMemory(Service service, string memory) => service.Deploy = new() { Resources = new() { Limits = new() { Memory = memory } } };

    /// <summary>Finds the database that the unit's services use on a server, from their connection strings. The server creates only one database.</summary>
    static string FindDatabase(string server, ComposeFile file) =>
        file.Services.Values.SelectMany(service => service.Environment.Values).Select(value => ConnectionStringPattern().Match(value))
            .Where(match => match.Success && match.Groups["server"].Value == server).Select(match => match.Groups["database"].Value).Distinct()
            .ToArray() is [var database] ? database : throw new InvalidOperationException($"The services of the unit must use exactly one database on {server}, because the server creates only one.");

    /// <summary>Replaces the variables in a value with deployment settings: passwords have no default, addresses of other units default to their names.</summary>
    static string ExpandVariables(string value) => VariablePattern().Replace(value, variable => variable.Groups["name"].Value switch
    {
        var name when name.EndsWith("_PORT", StringComparison.Ordinal) => Port,
        var name when name.EndsWith("_URL", StringComparison.Ordinal) => $"${{{name}:-http://{name[..^4].ToLowerInvariant()}:{Port}}}",
        "RABBITMQ_CONNECTION" => $"amqp://guest:{CreateRequiredVariable("RABBITMQ_PASSWORD")}@rabbitmq:5672",
        var name => CreateRequiredVariable(name),
    });

    static string CreateRequiredVariable(string name) => $"${{{name}:?set {name} in .env}}";

    static void AddVolume(ComposeFile file, Service service, string name, string path)
    {
        var volume = $"{name}-data";
        file.AddVolume(new Volume { Name = volume, Driver = "local" });
        service.Volumes = [new Volume { Name = volume, Type = "volume", Source = volume, Target = path }];
    }

    // Each check starts a process: every 2 s until the service is healthy (AddStartInterval), and every 30 s after that.
    static Healthcheck CreateHealthcheck(params string[] test) => new() { Test = [.. test], Interval = "30s", Timeout = "6s", Retries = 3, StartPeriod = "60s" };

    /// <summary>Adds the interval of health checks during startup to a published file, because Aspire's model has no member for it.</summary>
    /// <param name="path">The file.</param>
    public static void AddStartInterval(string path)
    {
        const string Period = "      start_period: \"60s\"\n";
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\n").Replace(Period, $"{Period}      start_interval: \"2s\"\n", StringComparison.Ordinal));
    }

    /// <summary>Copies the load balancer's configuration to the folder of a published file that has a load balancer.</summary>
    /// <param name="path">The file.</param>
    public static void CopyLoadBalancerFile(string path)
    {
        if (!File.ReadAllText(path).Contains(LoadBalancerFile, StringComparison.Ordinal)) return;
        File.Copy(Path.Combine(AppContext.BaseDirectory, LoadBalancerFile), Path.Combine(Path.GetDirectoryName(path)!, LoadBalancerFile), overwrite: true);
    }

    [GeneratedRegex("^Host=(?<server>[^;]+);.*Database=(?<database>[^;]+)$")]
    private static partial Regex ConnectionStringPattern();

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+)\}")]
    private static partial Regex VariablePattern();

    static class Kind
    {
        public const string Postgres = "postgres", Redis = "redis", RabbitMQ = "rabbitmq", Project = "";

        public static string Of(Service service) => new[] { Postgres, Redis, RabbitMQ }.FirstOrDefault(kind => service.Image?.Contains($"/{kind}:", StringComparison.Ordinal) is true) ?? Project;
    }
}
