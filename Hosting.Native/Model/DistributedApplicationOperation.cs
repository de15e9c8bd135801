namespace Evolution.Hosting.Native;

/// <summary>What is done with an application.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>It is run on this machine.</summary>
    Run,

    /// <summary>Files are written from which it is deployed; the native host writes Aspire manifests.</summary>
    Publish,
}
