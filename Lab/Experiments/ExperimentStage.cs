namespace Evolution.Lab.Experiments;

/// <summary>The stage of a fault experiment.</summary>
public enum ExperimentStage
{
    /// <summary>The experiment has not begun.</summary>
    Waiting,

    /// <summary>A load warms up the services; it is not measured.</summary>
    WarmingUp,

    /// <summary>The shop is observed until it has been healthy for a while.</summary>
    Steady,

    /// <summary>The fault is active.</summary>
    Fault,

    /// <summary>The fault is healed, and the shop is observed until it is healthy again.</summary>
    Recovering,

    /// <summary>The load has ended, and the stored data is checked.</summary>
    Checking,
}
