using System.Text.Json;

namespace Missions.Engine.Journals;

/// <summary>A mistake within a list: it keeps the place below the list, which the serializer would lose.</summary>
public sealed class ListedWrong(string below, string message, Exception inner) : JsonException(message, inner)
{
    private const string Mark = " Path: ";

    /// <summary>Where in the whole document something could not be read, such as <c>$.contract[3].proof</c>.</summary>
    public static string PlaceOf(Exception wrong) => wrong switch
    {
        ListedWrong listed => listed.Path + listed.Below,
        JsonException { Path: { } path } => path,
        // What the serializer does not support it names in words only.
        _ when wrong.Message.Split(Mark) is [_, var rest, ..] => rest.Split(" | ")[0].TrimEnd('.'),
        _ => "$",
    };

    /// <summary>What is wrong, without the place.</summary>
    public static string WhatOf(Exception wrong) => wrong.Message.Split(Mark)[0];

    private string Below => below;
}
