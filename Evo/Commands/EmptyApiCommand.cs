using System.CommandLine;
using Evolution.Evo.Bench.Peers;

namespace Evolution.Evo.Commands;

/// <summary>The hidden command that <c>evo bench</c> starts to compare Inventory with. It is not meant for users.</summary>
sealed class EmptyApiCommand : Command
{
    public EmptyApiCommand() : base(EmptyApiServer.Command, "Serves an API that does nothing.")
    {
        Hidden = true;
        SetAction(parsed => EmptyApiServer.RunAsync(Console.In, parsed.InvocationConfiguration.Output));
    }
}
