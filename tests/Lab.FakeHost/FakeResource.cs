namespace Evolution.Lab.FakeHost;

/// <summary>A resource in the control server's JSON format.</summary>
public sealed record FakeResource(string Name, string Type, string? State, string? Health, string? Unit)
{
    public string? Parent { get; init; }

    public int? ProcessId { get; init; }

    public string? ContainerId { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<string> Urls { get; init; } = [];

    public object? Usage { get; init; }

    public static FakeResource CreateService(string name, params string[] urls) => new(name, "Project", "Running", "Healthy", "evolution") { Urls = urls };
}
