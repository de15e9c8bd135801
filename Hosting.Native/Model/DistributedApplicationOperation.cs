namespace Evolution.Hosting.Native;

/// <summary>What is done with an application.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>It is run on this machine.</summary>
    Run,

    /// <summary>Files are written from which it is deployed. The native host only uses this to show values as expressions.</summary>
    Publish,
}
