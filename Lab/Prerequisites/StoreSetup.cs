
namespace Evolution.Lab.Prerequisites;

/// <summary>Chooses what the stores run as, and sees to it that this machine can.</summary>
public static class StoreSetup
{
    /// <summary>Chooses, says what and why, and installs the servers where they run as processes.</summary>
    /// <param name="asked">What <c>--stores</c> asks for.</param>
    /// <param name="needed">The servers that processes need.</param>
    /// <param name="say">Receives what was chosen and why.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LabException">It cannot be had; says what to do.</exception>
    public static async Task<StoreKind> ChooseAsync(StoreKind? asked, IReadOnlyList<Prerequisite> needed, Action<string> say, CancellationToken cancellation)
    {
        StoreChoice choice;
        try
        {
            choice = await StoreChoice.DecideAsync(asked, cancellation);
        }
        catch (ArgumentException impossible)
        {
            throw new LabException(impossible.Message, ExitCodes.Usage, impossible);
        }
        say(choice.Line);
        if (choice.Kind is StoreKind.Processes) await new Setup(say).EnsureAsync(needed, cancellation);
        return choice.Kind;
    }
}
