using System.CommandLine;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo test</c>, which runs all checks that a change must pass.</summary>
sealed class TestCommand : Command
{
    readonly Option<string?> filter = new("--filter")
    {
        HelpName = "X",
        Description = "Only tests whose full name contains X (or a VSTest filter expression); formatting is not checked then.",
    };

    public TestCommand() : base("test", "Builds, checks formatting and runs every test; the last line sums them up.")
    {
        Add(filter);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        using var interruption = new Interruption();
        try
        {
            var session = new TestSession(Repository.Find(), parsed.GetValue(filter), parsed.InvocationConfiguration.Output);
            return await session.RunAsync(interruption.Asked);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
