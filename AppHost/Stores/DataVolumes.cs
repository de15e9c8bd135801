using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace Evolution.AppHost.Stores;

/// <summary>
/// Keeps what stores in containers have written as long as the host runs, as processes keep theirs: a container that is started again
/// after a crash is a new one, with nothing in it.
/// </summary>
static class DataVolumes
{
    const string Prefix = "evolution-run-";

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The volume of a store of this host.</summary>
    public static string NameOf(string store) => $"{Prefix}{Environment.ProcessId}-{store}";

    /// <summary>Removes the volumes of this host, and of hosts that were killed before they could. Those in use stay.</summary>
    public static async Task RemoveAsync(string engine)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var listed = await Cli.Wrap(engine).WithArguments(["volume", "ls", "--quiet"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token);
            string[] left = [.. listed.StandardOutput.Split('\n', StringSplitOptions.TrimEntries).Where(IsLeft)];
            if (left is []) return;
            await Cli.Wrap(engine).WithArguments(["volume", "rm", .. left]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The next host removes them.
        }
    }

    static bool IsLeft(string volume) =>
        volume.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(volume[Prefix.Length..].Split('-')[0], out var host) && (host == Environment.ProcessId || !IsRunning(host));

    static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
