using System.CommandLine;
using Evolution.Evo.Bench.Peers;

namespace Evolution.Evo.Commands;

/// <summary>The hidden command that runs the empty API that <c>evo bench</c> compares Inventory with. It is not intended for users.</summary>
sealed class EmptyApiCommand : Command
{
    public EmptyApiCommand() : base(EmptyApiServer.Command, "Serve an empty API.")
    {
        Hidden = true;
        SetAction(parsed => EmptyApiServer.RunAsync(Console.In, parsed.InvocationConfiguration.Output));
    }
}
