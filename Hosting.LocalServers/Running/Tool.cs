using CliWrap;
using CliWrap.Buffered;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Runs programs that prepare files and then end.</summary>
static class Tool
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    /// <summary>Runs a program to its end, without the variables that set up PostgreSQL's tools for the user's own servers.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="workingDirectory">The folder that it runs in.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="DistributedApplicationException">It failed or timed out; the message has the last lines that it wrote.</exception>
    public static async Task RunAsync(IReadOnlyList<string> command, string workingDirectory, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        var environment = ForeignVariables.Names("PG").ToDictionary(name => name, _ => (string?)null);
        (environment["LC_ALL"], environment["TZ"]) = ("C", "UTC");
        try
        {
            var result = await Cli.Wrap(command[0]).WithArguments(command.Skip(1)).WithWorkingDirectory(workingDirectory)
                .WithEnvironmentVariables(environment)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(limit.Token);
            if (!result.IsSuccess)
                throw new DistributedApplicationException($"'{string.Join(' ', command)}' ended with exit code {result.ExitCode}: {LastLines(result)}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"'{string.Join(' ', command)}' did not end within {Timeout.TotalSeconds:0} s and was killed.");
        }
    }

    static string LastLines(BufferedCommandResult result) =>
        string.Join(" | ", $"{result.StandardOutput}\n{result.StandardError}".Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5));
}
