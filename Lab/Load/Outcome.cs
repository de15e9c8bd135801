namespace Evolution.Lab.Load;

/// <summary>The outcome of a request.</summary>
public enum Outcome
{
    /// <summary>The request has not ended.</summary>
    Pending,

    /// <summary>The response is right.</summary>
    Right,

    /// <summary>The order was accepted. It counts as right if it is confirmed in the end.</summary>
    Accepted,

    /// <summary>The status reports success, but the body does not match the request.</summary>
    Wrong,

    /// <summary>The status does not report success.</summary>
    Refused,

    /// <summary>The connection was refused or lost.</summary>
    Unreachable,

    /// <summary>No response arrived within the customer's patience.</summary>
    NoAnswer,
}
