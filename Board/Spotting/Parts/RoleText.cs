using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting.Parts;

/// <summary>Texts for the roles of parts.</summary>
static class RoleText
{
    /// <summary>Returns the display name of a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Router => "router",
        Role.OtherInfrastructure => "other infrastructure",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>Returns whether a part with this role counts as one of the system's own services.</summary>
    public static bool IsService(Role role) => role is Role.Service or Role.Router;
}
