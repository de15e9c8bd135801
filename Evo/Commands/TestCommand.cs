using System.CommandLine;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo test</c> command, which runs all checks that a change must pass.</summary>
sealed class TestCommand : Command
{
    readonly Option<string?> filter = new("--filter")
    {
        HelpName = "X",
        Description = "Run only tests whose full name contains X, or that match a VSTest filter expression. Skips the formatting check.",
    };

    public TestCommand() : base("test", "Build, check formatting and run all tests.")
    {
        Add(filter);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        using var signals = new ShutdownSignals();
        try
        {
            var session = new TestSession(Repository.Find(), parsed.GetValue(filter), parsed.InvocationConfiguration.Output);
            return await session.RunAsync(signals.StopToken);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
