using CliWrap;
using CliWrap.Buffered;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Runs command-line tools to completion.</summary>
static class Tool
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    /// <summary>Runs a program to completion, without the variables that configure PostgreSQL's tools for the user's own servers.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="workingDirectory">The working folder of the program.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <exception cref="DistributedApplicationException">The program failed or timed out; after a failure, the message contains its last output lines.</exception>
    public static async Task RunAsync(IReadOnlyList<string> command, string workingDirectory, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        var environment = IgnoredVariables.Find("PG").ToDictionary(name => name, _ => (string?)null);
        (environment["LC_ALL"], environment["TZ"]) = ("C", "UTC");
        try
        {
            var result = await Cli.Wrap(command[0]).WithArguments(command.Skip(1)).WithWorkingDirectory(workingDirectory)
                .WithEnvironmentVariables(environment)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(timeout.Token);
            if (!result.IsSuccess)
                throw new DistributedApplicationException($"'{string.Join(' ', command)}' exited with code {result.ExitCode}: {GetLastLines(result)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"'{string.Join(' ', command)}' did not end within {Timeout.TotalSeconds:0} s and was killed.");
        }
    }

    static string GetLastLines(BufferedCommandResult result) =>
        string.Join(" | ", $"{result.StandardOutput}\n{result.StandardError}".Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5));
}
