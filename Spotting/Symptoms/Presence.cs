namespace Evolution.Spotting.Symptoms;

/// <summary>Whether a system shows a symptom.</summary>
public enum Presence
{
    /// <summary>It does; the evidence says where.</summary>
    Present,

    /// <summary>It does not.</summary>
    Absent,

    /// <summary>The files cannot tell; the note says why.</summary>
    Unknown,
}
