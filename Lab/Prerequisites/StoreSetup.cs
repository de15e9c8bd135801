namespace Evolution.Lab.Prerequisites;

/// <summary>Chooses whether the stores run as processes or as containers, and ensures that this machine can run them.</summary>
public static class StoreSetup
{
    /// <summary>Chooses, reports the choice and its reason, and installs the servers if they run as processes.</summary>
    /// <param name="requested">The value of <c>--stores</c>.</param>
    /// <param name="prerequisites">The servers that are required if the stores run as processes.</param>
    /// <param name="report">Receives the choice and its reason.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LabException">The choice is not possible; the message describes what to do.</exception>
    public static async Task<StoreKind> ChooseAsync(StoreKind? requested, IReadOnlyList<Prerequisite> prerequisites, Action<string> report, CancellationToken cancellationToken)
    {
        StoreChoice choice;
        try
        {
            choice = await StoreChoice.DecideAsync(requested, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
        report(choice.Message);
        if (choice.Kind is StoreKind.Processes) await new PrerequisiteInstaller(report).EnsureInstalledAsync(prerequisites, cancellationToken);
        return choice.Kind;
    }
}
