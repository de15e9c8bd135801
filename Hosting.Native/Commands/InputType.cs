namespace Evolution.Hosting.Native;

/// <summary>What is asked for as an argument of a command.</summary>
public enum InputType
{
    Text,
    SecretText,
    Choice,
    Boolean,
    Number,
}
