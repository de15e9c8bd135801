using System.Text.RegularExpressions;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>Detects apps that run in a browser: the browser, not the server, calls the addresses in their configuration.</summary>
static partial class BrowserApps
{
    public static bool IsBrowserApp(Workload workload) => Frameworks().IsMatch(workload.Name) || Names().IsMatch(workload.Name)
        && workload.Settings.Where(setting => setting.Value?.Contains("://", StringComparison.Ordinal) is true).All(setting => Variables().IsMatch(setting.Name));

    [GeneratedRegex(@"^(.*[-_.])?(front-?end|spa|ui|client|web-?client|angular|react|vue|web-?spa)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    /// <summary>Matches frameworks that run only in browsers: the server of such an app only forwards requests.</summary>
    [GeneratedRegex(@"^(.*[-_.])?(spa|angular|react|vue|svelte|blazor-?wasm)([-_.].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Frameworks();

    [GeneratedRegex("^(REACT_APP_|VITE_|NEXT_PUBLIC_|VUE_APP_|NUXT_PUBLIC_|NG_|PUBLIC_|EXPO_PUBLIC_|GATSBY_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variables();
}
