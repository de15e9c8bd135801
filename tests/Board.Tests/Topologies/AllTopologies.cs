namespace Evolution.Board.Tests.Topologies;

/// <summary>The arguments of every phase, without overrides and with each valid override of one or more aspects.</summary>
public sealed class AllTopologies : TheoryData<string>
{
    static readonly string[] Overrides =
    [
        "caches=shared", "caches=per-service", "databases=shared", "databases=per-service", "breaker=none", "breaker=circuit-breaker",
        "addressing=service-discovery", "messaging=rabbitmq", "deployment=one-unit", "deployment=unit-per-service",
        "caches=per-service,databases=shared", "caches=shared,databases=per-service", "caches=shared,databases=shared,messaging=rabbitmq",
        "caches=shared,databases=shared,messaging=rabbitmq,deployment=one-unit", "caches=per-service,databases=per-service,messaging=rabbitmq,deployment=one-unit",
    ];

    public AllTopologies()
    {
        for (var phase = 0; phase <= 3; phase++)
        {
            Add($"--phase {phase}");
            foreach (var aspects in Overrides) Add($"--phase {phase} --set {aspects}");
        }
    }
}
