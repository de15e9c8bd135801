using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

/// <summary>Generates Compose files for property tests.</summary>
static class ComposeGenerators
{
    static readonly string[] Names = ["web", "api", "db", "cache"];

    static readonly string[] Attributes =
    [
        "image: shop:1", "image: shop:2", "command: run --x 1", "command: [a, --b=c]", "environment: [A=1, B=2]", "environment: { A: 3, C: 4 }", "ports: ['8080:80', 90]", "ports: [{ target: 80, published: 8080 }]",
        "expose: [80]", "volumes: ['data:/data']", "volumes: [{ type: volume, source: logs, target: /data }]", "depends_on: [web]", "depends_on: { db: { condition: service_started } }", "links: ['db:store']",
        "networks: [front]", "networks: { front: { aliases: [x, y] } }", "build: .", "build: { context: ., args: [A=1] }", "container_name: c", "hostname: h", "network_mode: host", "restart: always",
    ];

    /// <summary>Generates a file with four services, each with random attributes, and appends the suffix to their names.</summary>
    public static Arbitrary<string> ArbitraryFile(string suffix = "") => GenerateFile(suffix).ToArbitrary();

    public static Gen<string> GenerateFile(string suffix) => GenerateService().ListOf(Names.Length).Select(bodies =>
        "services:\n" + string.Concat(bodies.Select((body, i) => $"  {Names[i]}{suffix}: {body}\n")));

    static Gen<string> GenerateService() => Gen.SubListOf(Attributes).Select(selected => $"{{ {string.Join(", ", selected.DistinctBy(attribute => attribute.Split(':')[0]))} }}");
}
