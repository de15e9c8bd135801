namespace Evolution.Spotting.Symptoms;

/// <summary>Whether a system shows a symptom.</summary>
public enum Presence
{
    /// <summary>It does; the evidence shows where.</summary>
    Present,

    /// <summary>It does not.</summary>
    Absent,

    /// <summary>The files do not show it; the note gives the reason.</summary>
    Unknown,
}
