using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Hosts;

public sealed class BuildErrorsTests
{
    [Theory]
    [InlineData("/x/AppHost.csproj(3,3): error : Could not resolve SDK.|/x/AppHost.csproj(3,31): error MSB4236: The SDK 'Aspire.AppHost.Sdk/13.5.2' specified could not be found.", "The SDK 'Aspire.AppHost.Sdk/13.5.2' specified could not be found")]
    [InlineData("/x/AppHost.csproj : error NU1101: Unable to find package Aspire.Hosting.Redis. [/x/Evolution.sln]", "Unable to find package Aspire.Hosting.Redis")]
    [InlineData("/x/A.cs(1,2): error : No code.", "No code")]
    [InlineData("Restoring|Killed|", "Killed")]
    [InlineData("", "exit code 7")]
    public void The_first_error_with_a_code_is_shown_without_paths(string output, string message) =>
        BuildErrors.First(new SubprocessResult(7, output.Split('|'))).ShouldBe(message);
}
