namespace Evolution.Lab.Load;

/// <summary>The outcome of a request.</summary>
public enum RequestOutcome
{
    /// <summary>The request is still in progress.</summary>
    Pending,

    /// <summary>The response is correct.</summary>
    Correct,

    /// <summary>The order was accepted. It counts as correct if it is confirmed later.</summary>
    Accepted,

    /// <summary>The status reports success, but the body does not match the request.</summary>
    Incorrect,

    /// <summary>The status does not report success.</summary>
    Rejected,

    /// <summary>The connection was refused or lost.</summary>
    Unreachable,

    /// <summary>No response arrived within <see cref="OpenLoop.RequestTimeout"/>.</summary>
    TimedOut,
}
