namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Generates paths that no service has.</summary>
static class InvalidPaths
{
    /// <summary>Changes a path so that no service has it.</summary>
    public static string Create(string path, Random random) => random.Next(10) switch
    {
        0 => $"{path}x",
        1 => $"/x{path}",
        2 => $"{path}/{random.Pick("..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2fx", "..%5c..%5cx", "....//....//x", "%c0%ae%c0%ae/x", "~root")}",
        3 => $"/{random.Pick("wp-admin.php", ".env", ".git/config", "appsettings.json", "actuator/env", "swagger/index.html", "lab/faults", "metrics", "_framework/x")}",
        4 => $"{path}/%ed%a0%80",
        5 => $"{path}/{new string('a', 5000)}",
        6 => $"{path}/{string.Join('/', Enumerable.Repeat("a", 1000))}",
        7 => $"{path}/%zz%",
        8 => $"{path}/{Uri.EscapeDataString(random.Pick(UnusualStrings.All))}/x",
        _ => $"{path};v=1/x",
    };
}
