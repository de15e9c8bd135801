namespace Evolution.Lab.Hosts;

/// <summary>Reads topologies from arguments in the same way as the app host, before anything is installed or built.</summary>
public static class TopologyReader
{
    /// <exception cref="LabException">An argument is invalid; exit code 2.</exception>
    public static IReadOnlyList<Topology> Read(IReadOnlyList<string> arguments)
    {
        try
        {
            return TopologyArguments.Read(arguments);
        }
        catch (ArgumentException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }
}
