namespace Evolution.Lab.Experiments;

/// <summary>A part of the crash test. Each part needs its own host.</summary>
public enum CrashTestStage
{
    /// <summary>Processes are killed or paused. The host keeps the stored data in a folder.</summary>
    Processes,

    /// <summary>Connections are broken. The host routes every connection through a proxy.</summary>
    Connections,

    /// <summary>The disk is filled. The host stores its data on a small disk.</summary>
    Disk,
}
