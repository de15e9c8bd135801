using System.CommandLine;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo run</c>, which runs a topology until Ctrl+C, or checks with one order that it works.</summary>
sealed class RunCommand : Command
{
    readonly Option<string?> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase to run, 1 by default; several side by side: 0,3.",
    };

    readonly SetOption set = new();

    readonly StoresOption stores = new();

    readonly Option<bool> check = new("--check")
    {
        Description = "Places one order through the Gateway, waits until it is confirmed, reads it back, stops everything.",
    };

    public RunCommand() : base("run", "Runs the shop in a phase; Ctrl+C stops everything.")
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
            .. parsed.GetValue(phase) is { } named ? ["--phase", named] : Array.Empty<string>(),
            .. (parsed.GetValue(set) ?? []).SelectMany(assignment => new[] { "--set", assignment }),
        ];
        var topologies = TopologyReader.Read(arguments);

        using var interruption = new Interruption();
        try
        {
            var session = new RunSession(Repository.Find(), interruption, parsed.InvocationConfiguration.Output);
            return await session.RunAsync(arguments, Needed(topologies), parsed.GetValue(stores), parsed.GetValue(check));
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (TimeoutException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    internal static IReadOnlyList<Prerequisite> Needed(IReadOnlyList<Topology> topologies) =>
        topologies.Any(topology => topology.Messaging is Messaging.Rabbitmq) ? Prerequisite.Servers : Prerequisite.Stores;
}
