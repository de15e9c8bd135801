
namespace Evolution.Lab.Prerequisites;

/// <summary>Chooses whether the stores run as processes or as containers, and ensures that this machine can run them.</summary>
public static class StoreSetup
{
    /// <summary>Chooses, reports the choice and its reason, and installs the servers if they run as processes.</summary>
    /// <param name="asked">The value of <c>--stores</c>.</param>
    /// <param name="needed">The servers that processes require.</param>
    /// <param name="say">Receives the choice and its reason.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LabException">The choice is not possible; the message describes what to do.</exception>
    public static async Task<StoreKind> ChooseAsync(StoreKind? asked, IReadOnlyList<Prerequisite> needed, Action<string> say, CancellationToken cancellationToken)
    {
        StoreChoice choice;
        try
        {
            choice = await StoreChoice.DecideAsync(asked, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
        say(choice.Line);
        if (choice.Kind is StoreKind.Processes) await new Setup(say).EnsureAsync(needed, cancellationToken);
        return choice.Kind;
    }
}
