namespace Evolution.Lab.Experiments;

/// <summary>How far a fault experiment is.</summary>
public enum CourseStage
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>The services become warm under a load that nobody looks at.</summary>
    WarmingUp,

    /// <summary>The shop is watched until it has been well for a while.</summary>
    Steady,

    /// <summary>Something is broken.</summary>
    Fault,

    /// <summary>It is healed, and the shop is watched until it is well again.</summary>
    Recovering,

    /// <summary>The load has ended, and the books are looked at.</summary>
    Checking,
}
