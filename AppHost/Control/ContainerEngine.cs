using System.Diagnostics;
using System.Globalization;
using Evolution.Control;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Control;

/// <summary>Calls the command line of Docker or Podman for operations that Aspire's model does not offer: killing and pausing a container, and reading its usage.</summary>
sealed class ContainerEngine(IConfiguration configuration)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>The format of the statistics. It names the fields because the engines' JSON differs: Docker writes one line for each container, Podman one array with other names.</summary>
    const string StatsFormat = "{{.ID}}|{{.PIDs}}|{{.MemUsage}}";

    string Command => configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"] ?? "docker";

    public Task KillAsync(string container, CancellationToken cancellationToken) => RunAsync(["kill", container], cancellationToken);

    /// <summary>Freezes all processes of a container.</summary>
    public Task PauseAsync(string container, CancellationToken cancellationToken) => RunAsync(["pause", container], cancellationToken);

    public Task UnpauseAsync(string container, CancellationToken cancellationToken) => RunAsync(["unpause", container], cancellationToken);

    /// <summary>Reads the usage of each running container, by container id.</summary>
    public async Task<IReadOnlyDictionary<string, ResourceUsage>> GetUsageAsync(IReadOnlyCollection<string> running, CancellationToken cancellationToken)
    {
        if (running.Count is 0) return new Dictionary<string, ResourceUsage>();
        return ParseUsage(await RunAsync(["stats", "--no-stream", "--no-trunc", "--format", StatsFormat, .. running], cancellationToken));
    }

    /// <summary>Parses lines of <see cref="StatsFormat"/> into usages by container id.</summary>
    internal static IReadOnlyDictionary<string, ResourceUsage> ParseUsage(string stats) => stats.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|'))
        .ToDictionary(fields => fields[0], fields => new ResourceUsage(
            int.TryParse(fields[1], CultureInfo.InvariantCulture, out var processes) ? processes : 1,
            ParseBytes(fields[2].Split('/')[0].Trim()),
            ProcessorSeconds: null));

    /// <summary>Parses Docker's sizes, such as <c>12.5MiB</c>, and Podman's, such as <c>12.5MB</c>.</summary>
    internal static long ParseBytes(string size)
    {
        var number = size.TrimEnd([.. "BiKMGTkmgt"]);
        var power = size[number.Length..].ToUpperInvariant() switch
        {
            ['K', ..] => 1,
            ['M', ..] => 2,
            ['G', ..] => 3,
            ['T', ..] => 4,
            _ => 0,
        };
        var unit = size.Contains('i') ? 1024.0 : 1000.0;
        return (long)Math.Round(double.Parse(number, CultureInfo.InvariantCulture) * Math.Pow(unit, power));
    }

    async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken).WaitAsync(Timeout, cancellationToken);
        return process.ExitCode is 0 ? await output : throw new InvalidOperationException($"{Command} {arguments[0]}: {(await error).Trim()}");
    }
}
