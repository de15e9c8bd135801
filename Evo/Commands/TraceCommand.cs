using System.CommandLine;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo trace</c>, which shows the log entries of all services about one order as one trail.</summary>
sealed class TraceCommand : Command
{
    readonly Argument<string> order = new("ORDER") { Description = "The order's id, as the shop tells it." };

    readonly Option<bool> json = new("--json") { Description = "Writes the trail as JSON." };

    public TraceCommand() : base("trace", "Shows the trail of an order through all services' logs.")
    {
        Add(order);
        Add(json);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var text = parsed.GetValue(order)!;
        if (!Guid.TryParse(text, out var id)) throw new LabException($"'{text}' is no order's id. An id is like 01a20978-70ad-7b13-a349-019553fcb16f.", ExitCodes.Usage);

        using var interruption = new Interruption();
        try
        {
            await new TraceSession(Repository.Find().Folder("control"), parsed.InvocationConfiguration.Output).RunAsync(id, parsed.GetValue(json), interruption.Asked);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
