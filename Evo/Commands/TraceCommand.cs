using System.CommandLine;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo trace</c> command, which shows the log entries of an order across all services as one trail.</summary>
sealed class TraceCommand : Command
{
    readonly Argument<string> order = new("ORDER") { Description = "The id of the order." };

    readonly Option<bool> json = new("--json") { Description = "Write the trail as JSON." };

    public TraceCommand() : base("trace", "Show the log entries of an order across all services.")
    {
        Add(order);
        Add(json);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var text = parsed.GetValue(order)!;
        if (!Guid.TryParse(text, out var id)) throw new LabException($"'{text}' is not an order id. Example: 01a20978-70ad-7b13-a349-019553fcb16f.", ExitCodes.Usage);

        using var signals = new ShutdownSignals();
        try
        {
            await new TraceSession(Repository.Find().EnsureFolder("control"), parsed.InvocationConfiguration.Output).RunAsync(id, parsed.GetValue(json), signals.StopToken);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
