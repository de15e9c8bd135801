using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting.Parts;

/// <summary>Describes the recognized role of a part.</summary>
static class RoleWord
{
    public static string Of(Role role) => role switch
    {
        Role.Router => "service that routes",
        Role.OtherInfrastructure => "other infrastructure",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>Returns whether it counts as one of the system's own services.</summary>
    public static bool IsService(Role role) => role is Role.Service or Role.Router;
}
