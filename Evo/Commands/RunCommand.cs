using System.CommandLine;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo run</c> command, which runs a topology until Ctrl+C, or checks with one order that it works.</summary>
sealed class RunCommand : Command
{
    readonly Option<string?> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase, or several to run side by side, such as 0,3 (default: 1).",
    };

    readonly SetOption set = new();

    readonly StoresOption stores = new();

    readonly Option<bool> check = new("--check")
    {
        Description = "Place one order through the Gateway, wait until it is confirmed, read it back, and stop.",
    };

    public RunCommand() : base("run", "Run the shop in a phase until Ctrl+C.")
    {
        Add(phase);
        Add(set);
        Add(stores);
        Add(check);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        string[] arguments =
        [
            .. parsed.GetValue(phase) is { } phases ? ["--phase", phases] : Array.Empty<string>(),
            .. (parsed.GetValue(set) ?? []).SelectMany(assignment => new[] { "--set", assignment }),
        ];
        var topologies = TopologyReader.Read(arguments);

        using var signals = new ShutdownSignals();
        try
        {
            var session = new RunSession(Repository.Find(), signals, parsed.InvocationConfiguration.Output);
            return await session.RunAsync(arguments, GetPrerequisites(topologies), parsed.GetValue(stores), parsed.GetValue(check));
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (TimeoutException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    internal static IReadOnlyList<Prerequisite> GetPrerequisites(IReadOnlyList<Topology> topologies) =>
        topologies.Any(topology => topology.Messaging is Messaging.Rabbitmq) ? Prerequisite.Servers : Prerequisite.Stores;
}
