namespace Evolution.Spotting.Compose;

/// <summary>What is mounted.</summary>
enum MountKind
{
    /// <summary>A file or folder of the machine.</summary>
    Bind,

    /// <summary>A named volume.</summary>
    Volume,

    /// <summary>Anything without content that others have, such as an anonymous volume.</summary>
    Other,
}
