namespace Evolution.Hosting.Native;

/// <summary>Tells the code that puts an application together what is done with it.</summary>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation => operation;

    public bool IsRunMode => operation is DistributedApplicationOperation.Run;

    public bool IsPublishMode => operation is DistributedApplicationOperation.Publish;
}
