namespace Evolution.Lab.Load;

/// <summary>How a request ended.</summary>
public enum Outcome
{
    /// <summary>It has not ended.</summary>
    Pending,

    /// <summary>The right answer.</summary>
    Right,

    /// <summary>An order that was accepted, and is right if it is confirmed in the end.</summary>
    Accepted,

    /// <summary>A success whose body is not what was asked for.</summary>
    Wrong,

    /// <summary>An answer that is no success.</summary>
    Refused,

    /// <summary>Nobody listens, or the connection was lost.</summary>
    Unreachable,

    /// <summary>Nothing came while a customer would wait.</summary>
    NoAnswer,
}
