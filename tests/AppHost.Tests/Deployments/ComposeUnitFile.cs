using System.Runtime.CompilerServices;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The Compose file of a unit in <c>deploy/</c>.</summary>
sealed record ComposeUnitFile(string Unit, string Folder, ComposeDocument Document, string Text)
{
    static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    /// <summary>The units of a phase.</summary>
    public static IReadOnlyList<ComposeUnitFile> OfPhase(int phase) =>
        [.. Directory.EnumerateFiles(Path.Combine(GetRepositoryRoot(), "deploy", $"phase-{phase}"), "docker-compose.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    static ComposeUnitFile Read(string file)
    {
        var text = File.ReadAllText(file);
        var folder = Path.GetDirectoryName(file)!;
        var name = Path.GetFileName(folder);
        return new(name.EndsWith("-unit", StringComparison.Ordinal) ? name[..^"-unit".Length] : "evolution", folder, Yaml.Deserialize<ComposeDocument>(text), text);
    }

    static string GetRepositoryRoot([CallerFilePath] string sourcePath = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourcePath)!, "..", "..", ".."));
}

/// <summary>A Compose file. An unknown member is an error, so that the tests cover every setting.</summary>
sealed class ComposeDocument
{
    public string Name { get; set; } = "";
    public Dictionary<string, ComposeService> Services { get; set; } = [];
    public Dictionary<string, ComposeNetwork> Networks { get; set; } = [];
    public Dictionary<string, ComposeVolume> Volumes { get; set; } = [];
}

sealed class ComposeService
{
    public string Image { get; set; } = "";
    public string? PullPolicy { get; set; }
    public List<string> Command { get; set; } = [];
    public List<string> Entrypoint { get; set; } = [];
    public Dictionary<string, string> Environment { get; set; } = [];
    public List<string> Ports { get; set; } = [];
    public List<string> Expose { get; set; } = [];
    public List<ComposeMount> Volumes { get; set; } = [];
    public Dictionary<string, ComposeDependency> DependsOn { get; set; } = [];
    public List<string> Networks { get; set; } = [];
    public string? Restart { get; set; }
    public ComposeHealthcheck? Healthcheck { get; set; }
    public ComposeLogging? Logging { get; set; }
    public ComposeDeploy? Deploy { get; set; }
    public string? User { get; set; }
    public List<string> CapDrop { get; set; } = [];
    public List<string> SecurityOpt { get; set; } = [];
    public string? StopGracePeriod { get; set; }
    public bool ReadOnly { get; set; }
    public List<string> Tmpfs { get; set; } = [];
    public string? Hostname { get; set; }
}

sealed class ComposeNetwork
{
    public string? Driver { get; set; }
    public bool External { get; set; }
}

sealed class ComposeVolume
{
    public string? Driver { get; set; }
}

sealed class ComposeMount
{
    public string Type { get; set; } = "";
    public string Source { get; set; } = "";
    public string Target { get; set; } = "";
    public bool ReadOnly { get; set; }
}

sealed class ComposeDependency
{
    public string Condition { get; set; } = "";
}

sealed class ComposeHealthcheck
{
    public List<string> Test { get; set; } = [];
    public string Interval { get; set; } = "";
    public string Timeout { get; set; } = "";
    public int Retries { get; set; }
    public string StartPeriod { get; set; } = "";
    public string StartInterval { get; set; } = "";
}

sealed class ComposeLogging
{
    public string Driver { get; set; } = "";
    public Dictionary<string, string> Options { get; set; } = [];
}

sealed class ComposeDeploy
{
    public ComposeLimits Resources { get; set; } = new();
}

sealed class ComposeLimits
{
    public Dictionary<string, string> Limits { get; set; } = [];
}
