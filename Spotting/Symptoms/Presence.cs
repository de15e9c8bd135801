namespace Evolution.Spotting.Symptoms;

/// <summary>Whether a system shows a symptom.</summary>
public enum Presence
{
    /// <summary>The system shows the symptom, as the evidence demonstrates.</summary>
    Present,

    /// <summary>The system does not show the symptom.</summary>
    Absent,

    /// <summary>The files do not contain enough information; the note gives the reason.</summary>
    Unknown,
}
