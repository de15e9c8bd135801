using System.Text.RegularExpressions;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Evolution.Publisher;

/// <summary>
/// Adds to a unit's Compose file what a deployment needs and the app model does not describe: databases, volumes, health checks,
/// restart policies, log limits, image names, required passwords, and the network that connects the units.
/// </summary>
static partial class ComposeUnit
{
    const string Inner = "inner", Between = "evolution", Port = "8080", DatabaseVariable = "POSTGRES_DB";

    // The user id of the app user in the .NET images. Set here so that an image built for root does not run as root either.
    const string ProgramUser = "1654";

    // The user id of the server in the Redis image. Started as root, only the image's own entry point would switch to it.
    const string StoreUser = "999";

    // The user id of the process in the HAProxy image.
    const string LoadBalancerUser = "99";

    const string LoadBalancerFile = "haproxy.cfg";

    public static void Complete(ComposeFile file, string unit, bool isAlone)
    {
        file.Name = $"evolution-{unit}";
        file.Networks.Clear();
        file.AddNetwork(new Network { Name = Inner, Driver = "bridge" });
        if (!isAlone) file.AddNetwork(new Network { Name = Between, External = true });
        foreach (var (name, service) in file.Services)
        {
            var isPublic = Kind.Of(service) is not Kind.Postgres and not Kind.Redis;
            service.Networks = isAlone || !isPublic ? [Inner] : [Inner, Between];
            KeepRunning(service);
            foreach (var variable in service.Environment.Keys.ToArray()) service.Environment[variable] = Given(service.Environment[variable]);
            foreach (var dependency in service.DependsOn.Values) dependency.Condition = "service_healthy";
            Complete(file, name, service);
        }
        if (!isAlone && file.Services.Values.SingleOrDefault(service => service.Ports is not []) is { } published) AddLoadBalancer(file, published);
    }

    /// <summary>
    /// Moves the published port of a service to a load balancer in front of it. Only one container can publish a port, so without it
    /// connections are refused while the service is replaced.
    /// </summary>
    static void AddLoadBalancer(ComposeFile file, Service service)
    {
        var balancer = new Service
        {
            Name = "load-balancer",
            Image = "docker.io/library/haproxy:3.2",
            Volumes = [new() { Name = LoadBalancerFile, Type = "bind", Source = $"./{LoadBalancerFile}", Target = "/usr/local/etc/haproxy/haproxy.cfg", ReadOnly = true }],
            Ports = service.Ports,
            Networks = [Inner],
            User = LoadBalancerUser,
            StopGracePeriod = "20s",
            Healthcheck = Check("CMD", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{Port}"),
        };
        KeepRunning(balancer);
        Confine(balancer);
        Limit(balancer, "128M");
        (service.Ports, service.Expose) = ([], [Port]);
        file.AddService(balancer);
    }

    static void KeepRunning(Service service)
    {
        service.Restart = "unless-stopped";
        service.Logging = new() { Driver = "json-file", Options = new() { ["max-size"] = "10m", ["max-file"] = "3" } };
    }

    static void Complete(ComposeFile file, string name, Service service)
    {
        switch (Kind.Of(service))
        {
            case Kind.Postgres:
                Keep(file, service, name, "/var/lib/postgresql");
                Limit(service, "512M");
                service.Environment[DatabaseVariable] = DatabaseOn(name, file);
                service.StopGracePeriod = "60s";
                service.Healthcheck = Check("CMD-SHELL", "pg_isready --username postgres --host 127.0.0.1");
                break;
            case Kind.Redis:
                // exec replaces the shell with the server, so that signals reach it. The cache is not persisted.
                service.Command[^1] = $"exec {service.Command[^1]} --save ''";
                service.User = StoreUser;
                Confine(service);
                Limit(service, "64M");
                service.StopGracePeriod = "10s";
                service.Healthcheck = Check("CMD-SHELL", "REDISCLI_AUTH=$$REDIS_PASSWORD redis-cli ping | grep --quiet PONG");
                break;
            case Kind.RabbitMQ:
                // RabbitMQ stores its data in a folder that is named after the host, so the name must be stable.
                service.Hostname = name;
                Keep(file, service, name, "/var/lib/rabbitmq");
                Limit(service, "512M");
                service.StopGracePeriod = "60s";
                // Checks the first byte of the response to a client's protocol header; rabbitmq-diagnostics would start a whole virtual machine each time.
                service.Healthcheck = Check("CMD", "bash", "-c", @"exec 3<>/dev/tcp/127.0.0.1/5672 && printf 'AMQP\0\0\011\001' >&3 && IFS= read -r -t 5 -n 1 -u 3 first && [[ $$first == $$'\001' ]]");
                break;
            default:
                service.Image = $"${{REGISTRY:-evolution}}/{name}:${{TAG:-latest}}";
                // Without a registry, an image that is missing locally would be pulled from an unrelated account of that name.
                service.PullPolicy = "${PULL_POLICY:-never}";
                service.User = ProgramUser;
                Confine(service);
                Limit(service, "320M");
                // Longer than a service takes to complete its requests in flight.
                service.StopGracePeriod = "20s";
                // For the runtime's diagnostic socket, and for uploads that are too large to buffer in memory.
                service.Tmpfs = ["/tmp:size=64m"];
                service.Expose = [Port];
                if (service.Ports.Count > 0) (service.Ports, service.Expose) = ([$"${{GATEWAY_PORT:-{Port}}}:{Port}"], []);
                service.Healthcheck = Check("CMD", "dotnet", $"{char.ToUpperInvariant(name[0])}{name[1..]}.dll", "--health");
                break;
        }
    }

    static void Confine(Service service)
    {
        service.CapDrop = ["ALL"];
        service.SecurityOpt = ["no-new-privileges:true"];
        service.ReadOnly = true;
    }

    // More than twice what each used under load (deploy/README.md, "What was run"). PostgreSQL uses up to 1.8 MiB per connection; Redis evicts from 16 MB on.
    static void Limit(Service service, string memory) => service.Deploy = new() { Resources = new() { Limits = new() { Memory = memory } } };

    /// <summary>Finds the database that the unit's services use on a server, from their connection strings. The server creates only one database.</summary>
    static string DatabaseOn(string server, ComposeFile file) =>
        file.Services.Values.SelectMany(service => service.Environment.Values).Select(value => ConnectionString().Match(value))
            .Where(match => match.Success && match.Groups["server"].Value == server).Select(match => match.Groups["database"].Value).Distinct()
            .ToArray() is [var only] ? only : throw new InvalidOperationException($"The services of the unit use no database on {server}, or several, of which it creates one.");

    /// <summary>Replaces the variables in a value with deployment settings: passwords have no default, addresses of other units default to their names.</summary>
    static string Given(string value) => Variable().Replace(value, variable => variable.Groups["name"].Value switch
    {
        var name when name.EndsWith("_PORT", StringComparison.Ordinal) => Port,
        var name when name.EndsWith("_URL", StringComparison.Ordinal) => $"${{{name}:-http://{name[..^4].ToLowerInvariant()}:{Port}}}",
        "RABBITMQ_CONNECTION" => $"amqp://guest:{Required("RABBITMQ_PASSWORD")}@rabbitmq:5672",
        var name => Required(name),
    });

    static string Required(string name) => $"${{{name}:?set {name} in .env}}";

    static void Keep(ComposeFile file, Service service, string name, string path)
    {
        var volume = $"{name}-data";
        file.AddVolume(new Volume { Name = volume, Driver = "local" });
        service.Volumes = [new Volume { Name = volume, Type = "volume", Source = volume, Target = path }];
    }

    // Each check starts a process: every 2 s until the service is healthy (AddStartInterval), and rarely after that.
    static Healthcheck Check(params string[] test) => new() { Test = [.. test], Interval = "30s", Timeout = "6s", Retries = 3, StartPeriod = "60s" };

    /// <summary>Adds to a published file the interval of health checks during startup, for which Aspire's model has no member.</summary>
    /// <param name="path">The file.</param>
    public static void AddStartInterval(string path)
    {
        const string Period = "      start_period: \"60s\"\n";
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\n").Replace(Period, $"{Period}      start_interval: \"2s\"\n", StringComparison.Ordinal));
    }

    /// <summary>Copies the load balancer's configuration next to a published file that has a load balancer.</summary>
    /// <param name="path">The file.</param>
    public static void CopyLoadBalancerFile(string path)
    {
        if (!File.ReadAllText(path).Contains(LoadBalancerFile, StringComparison.Ordinal)) return;
        File.Copy(Path.Combine(AppContext.BaseDirectory, LoadBalancerFile), Path.Combine(Path.GetDirectoryName(path)!, LoadBalancerFile), overwrite: true);
    }

    [GeneratedRegex("^Host=(?<server>[^;]+);.*Database=(?<database>[^;]+)$")]
    private static partial Regex ConnectionString();

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+)\}")]
    private static partial Regex Variable();

    static class Kind
    {
        public const string Postgres = "postgres", Redis = "redis", RabbitMQ = "rabbitmq", Project = "";

        public static string Of(Service service) => new[] { Postgres, Redis, RabbitMQ }.FirstOrDefault(kind => service.Image?.Contains($"/{kind}:", StringComparison.Ordinal) is true) ?? Project;
    }
}
