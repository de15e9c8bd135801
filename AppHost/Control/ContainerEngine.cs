using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Control;

/// <summary>Docker or Podman, by its command line, for what Aspire's model does not offer: killing a container and asking what it uses.</summary>
sealed class ContainerEngine(IConfiguration configuration)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    string Command => configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"] ?? "docker";

    public Task KillAsync(string container, CancellationToken cancellation) => RunAsync(["kill", container], cancellation);

    /// <summary>What each container uses.</summary>
    public async Task<IReadOnlyDictionary<string, ResourceUsage>> UsageAsync(IReadOnlyCollection<string> running, CancellationToken cancellation)
    {
        if (running.Count is 0) return new Dictionary<string, ResourceUsage>();
        var lines = await RunAsync(["stats", "--no-stream", "--no-trunc", "--format", "{{json .}}", .. running], cancellation);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(stats => stats.GetProperty("ID").GetString()!, ReadUsage);
    }

    static ResourceUsage ReadUsage(JsonElement stats) => new(
        int.TryParse(stats.GetProperty("PIDs").GetString(), CultureInfo.InvariantCulture, out var processes) ? processes : 1,
        ReadBytes(stats.GetProperty("MemUsage").GetString()!.Split('/')[0].Trim()),
        ProcessorSeconds: null);

    /// <summary>Reads Docker's sizes, such as <c>12.5MiB</c>, and Podman's, such as <c>12.5MB</c>.</summary>
    internal static long ReadBytes(string size)
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
        return (long)(double.Parse(number, CultureInfo.InvariantCulture) * Math.Pow(unit, power));
    }

    async Task<string> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).WaitAsync(Limit, cancellation);
        return process.ExitCode is 0 ? await output : throw new InvalidOperationException($"{Command} {arguments[0]}: {(await error).Trim()}");
    }
}
