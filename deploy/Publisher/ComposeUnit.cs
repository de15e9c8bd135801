using System.Text.RegularExpressions;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Evolution.Publisher;

/// <summary>
/// Completes a unit's Compose file with what a deployment needs and the app model does not say: volumes, health checks, restarts,
/// images by name, passwords that must be given, and the network on which units find each other.
/// </summary>
static partial class ComposeUnit
{
    const string Inner = "inner", Between = "evolution", Port = "8080";

    // The user that .NET's own images have for programs, by its number, so that an image for root is refused its rights too.
    const string ProgramUser = "1654";

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
            service.Restart = "unless-stopped";
            foreach (var variable in service.Environment.Keys.ToArray()) service.Environment[variable] = Given(service.Environment[variable]);
            foreach (var dependency in service.DependsOn.Values) dependency.Condition = "service_healthy";
            Complete(file, name, service);
        }
    }

    static void Complete(ComposeFile file, string name, Service service)
    {
        switch (Kind.Of(service))
        {
            case Kind.Postgres:
                Keep(file, service, name, "/var/lib/postgresql");
                service.Healthcheck = Check("CMD-SHELL", "pg_isready --username postgres --host 127.0.0.1");
                break;
            case Kind.Redis:
                service.Healthcheck = Check("CMD-SHELL", "REDISCLI_AUTH=$$REDIS_PASSWORD redis-cli ping | grep --quiet PONG");
                break;
            case Kind.RabbitMQ:
                // Its data lie in a folder that is named after its host.
                service.Hostname = name;
                Keep(file, service, name, "/var/lib/rabbitmq");
                service.Healthcheck = Check("CMD", "rabbitmq-diagnostics", "--quiet", "ping");
                break;
            default:
                service.Image = $"${{REGISTRY:-evolution}}/{name}:${{TAG:-latest}}";
                service.User = ProgramUser;
                service.CapDrop = ["ALL"];
                service.SecurityOpt = ["no-new-privileges:true"];
                // Longer than a service takes to answer what it has begun.
                service.StopGracePeriod = "20s";
                service.ReadOnly = true;
                // The runtime's diagnostic socket, and uploads that are larger than memory should hold.
                service.Tmpfs = ["/tmp:size=64m"];
                service.Expose = [Port];
                if (service.Ports.Count > 0) (service.Ports, service.Expose) = ([$"${{GATEWAY_PORT:-{Port}}}:{Port}"], []);
                service.Healthcheck = Check("CMD", "dotnet", $"{char.ToUpperInvariant(name[0])}{name[1..]}.dll", "--health");
                break;
        }
    }

    /// <summary>A value with what whoever deploys gives: passwords have no default, addresses of other units are their names.</summary>
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

    static Healthcheck Check(params string[] test) => new() { Test = [.. test], Interval = "5s", Timeout = "6s", Retries = 12, StartPeriod = "10s" };

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+)\}")]
    private static partial Regex Variable();

    static class Kind
    {
        public const string Postgres = "postgres", Redis = "redis", RabbitMQ = "rabbitmq", Project = "";

        public static string Of(Service service) => new[] { Postgres, Redis, RabbitMQ }.FirstOrDefault(kind => service.Image?.Contains($"/{kind}:", StringComparison.Ordinal) is true) ?? Project;
    }
}
